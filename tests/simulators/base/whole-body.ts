import { type Answer, piecesOf } from './answer';

export function wholeBody(answer: Answer): Buffer {
  return Buffer.concat([...piecesOf(answer.body)]);
}
