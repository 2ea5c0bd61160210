/**
 * Who logs in or out does so to nothing, so that no target is missing. Of these types `authentication` has been seen, and `login` is
 * the example of Opsera's page. @param type a record's own word
 */
export function isLogin(type: string): boolean {
  return /^\s*(authentication|log[ _-]?(in|out))\s*$/i.test(type);
}
