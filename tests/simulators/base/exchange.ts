import type { Answer } from './answer';
import type { Clock } from './clock';
import type { Fault } from './fault';
import type { FaultBook } from './fault-book';
import { faultyAnswer } from './faulty-answer';
import type { SimulatedRequest } from './request';
import type { RequestLog } from './request-log';
import { findRoute } from './route';
import type { VendorSide } from './vendor-side';

/** What one exchange with the vendor needs. */
export interface Desk {
  side: VendorSide;
  clock: Clock;
  faults: FaultBook;
  log: RequestLog;
  /** What time the client has, epoch ms: with a port the real one, whatever the company's clock shows. */
  clientTime(): number;
}

/** What comes back, and the fault that the request met: what is left of that is the wire's business. */
export interface Exchange {
  answer: Answer;
  fault: Fault | undefined;
}

/** Answers one request as the vendor would, faults included. */
export function answerTo(desk: Desk, request: SimulatedRequest): Exchange {
  const found = findRoute(desk.side.routes, request.method, request.path);
  const fault = desk.faults.meet(request.method, request.path, found?.route.records);
  const good = () => answerOf(desk, { ...request, parameters: found?.parameters ?? {} }, found?.route.handle);
  const answer = fault
    ? faultyAnswer(fault, {
        good,
        vendorError: (status) => desk.side.errorOf(status),
        records: found?.route.records,
        now: desk.clientTime(),
      })
    : good();
  desk.log.add({
    time: desk.clock.now(),
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    endpoint: found ? `${found.route.method} ${found.route.path}` : 'unknown',
    status: fault?.kind === 'reset' || fault?.kind === 'hang' ? null : answer.status,
    ...(fault && { fault: fault.kind }),
    headers: request.headers,
    body: request.body.slice(0, 10_000),
  });
  return { answer, fault };
}

function answerOf(desk: Desk, request: SimulatedRequest, handle?: (request: SimulatedRequest) => Answer): Answer {
  desk.side.schedule.runUntil(desk.clock.now());
  return desk.side.refuse(request) ?? (handle ?? ((unknown) => desk.side.unknownPath(unknown)))(request);
}
