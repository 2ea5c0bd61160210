/** A request as the host wrote it: both sides of the seam are built together, so its shape is not checked again. */
export function readRequest<T>(requestJson: string): T {
  return JSON.parse(requestJson) as T;
}
