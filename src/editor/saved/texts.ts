/** Whether something saved is a list of texts; files written by hand hold numbers too. */
export function areTexts(saved: unknown): saved is string[] {
  return Array.isArray(saved) && saved.every((entry) => typeof entry === 'string');
}

/** What a saved list holds, as texts; none where it is no list. */
export function textsIn(saved: unknown): string[] {
  return Array.isArray(saved) ? saved.map(textOf) : [];
}

export function textOf(saved: unknown): string {
  return typeof saved === 'string' ? saved : (JSON.stringify(saved) ?? '');
}
