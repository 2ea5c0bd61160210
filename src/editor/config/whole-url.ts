/** Whether a text is an address as the settings need it: http or https, with a host, without credentials, query and fragment. */
export function isWholeUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    return false;
  }
  const { username, password, search, hash } = new URL(text);
  return username === '' && password === '' && search === '' && hash === '';
}
