/** The name of the input that stands for the data source. */
export const input: string;
/** What is left and made of a provisioned dashboard for people who import it from the data source's page. */
export function importable(dashboard: string, included: readonly string[]): string;
