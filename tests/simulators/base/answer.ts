/** What a route answers, before faults and the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Pieces are sent one by one, so that an answer of any size costs no memory; a list of them also says its length. */
  body: string | Buffer | Iterable<Buffer>;
}

export const jsonType = 'application/json; charset=utf-8';
export const htmlType = 'text/html; charset=utf-8';

export function json(body: unknown, status = 200): Answer {
  return text(JSON.stringify(body), jsonType, status);
}

/** `body` as it is, to the byte. */
export function text(body: string | Buffer | Iterable<Buffer>, type: string, status = 200): Answer {
  return { status, headers: { 'Content-Type': type }, body };
}

export function html(title: string, status: number): Answer {
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>\n`;
  return text(page, htmlType, status);
}

export function wholeBody({ body }: Answer): Buffer {
  if (typeof body === 'string') {
    return Buffer.from(body);
  }
  return Buffer.isBuffer(body) ? body : Buffer.concat([...body]);
}

/** In bytes; undefined where it shows only when the pieces are made. */
export function lengthOf(body: Buffer | Iterable<Buffer>): number | undefined {
  if (Buffer.isBuffer(body)) {
    return body.length;
  }
  return isList(body) ? body.reduce((sum, piece) => sum + piece.length, 0) : undefined;
}

function isList(body: Iterable<Buffer>): body is readonly Buffer[] {
  return Array.isArray(body);
}
