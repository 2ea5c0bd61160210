import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, lengthOf, wholeBody } from './answer';
import type { Fault } from './fault';

/** Brings an answer onto the wire, as slowly or as badly as the fault says. */
export async function deliver(response: ServerResponse, answer: Answer, fault: Fault | undefined): Promise<void> {
  switch (fault?.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'slowHeaders':
      await wait(fault.milliseconds, undefined, { ref: false });
      return send(response, answer);
    case 'slowBody':
      return sendSlowly(response, wholeBody(answer), answer, fault.milliseconds);
    case 'resetMidBody':
      return sendHalf(response, wholeBody(answer), answer);
    default:
      return send(response, answer);
  }
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  // A text would be made bytes twice: to be measured, and to be sent.
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  writeHead(response, answer, lengthOf(body));
  if (Buffer.isBuffer(body)) {
    response.end(body);
  } else {
    await pipeline(Readable.from(body), response);
  }
}

async function sendSlowly(response: ServerResponse, body: Buffer, answer: Answer, milliseconds: number): Promise<void> {
  const pieces = 20;
  const size = Math.ceil(body.length / pieces);
  writeHead(response, answer, body.length);
  response.flushHeaders();
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    await wait(milliseconds / pieces, undefined, { ref: false });
    response.write(body.subarray(start, start + size));
  }
  response.end();
}

async function sendHalf(response: ServerResponse, body: Buffer, answer: Answer): Promise<void> {
  writeHead(response, answer, body.length);
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  // the half must reach the other side before the reset does
  await wait(20, undefined, { ref: false });
  response.socket?.resetAndDestroy();
}

function writeHead(response: ServerResponse, answer: Answer, length: number | undefined): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(length !== undefined && { 'Content-Length': String(length) }),
  });
}
