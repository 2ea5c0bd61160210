/** What a reader is asked for beside the selection: the two hours before the tests' noon, nothing more. */
export const plainRequest = {
  from: Date.UTC(2026, 10, 21, 10),
  to: Date.UTC(2026, 10, 21, 12),
  details: false,
  includePayloads: false,
  only: {},
};
