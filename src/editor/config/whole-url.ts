/** Whether a text is an address as the settings need it: http or https, with a host, without credentials, query and fragment. */
export function isWholeUrl(text: string): boolean {
  // Browsers write a space in a host as %20 and go on.
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) {
    return false;
  }
  const { username, password, search, hash } = new URL(text);
  return username === '' && password === '' && search === '' && hash === '';
}
