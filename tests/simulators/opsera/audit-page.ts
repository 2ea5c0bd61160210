import { type Answer, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import { errorAnswer } from './errors';
import type { AuditRecord } from './record';
import { auditRecord } from './records';
import type { Switches } from './switches';

const maxPageSize = 1000;
const day = 86_400_000;

/** GET /api/v2/logs/audit/user */
export function auditPage(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const { query } = request;
  const asked = Number(query.get('page') ?? 1);
  const page = switches.ignoresPage ? 1 : asked;
  const size = Number(query.get('page_size') ?? 100);
  if (!Number.isInteger(asked) || asked < 1 || !Number.isInteger(size) || size < 1) {
    return errorAnswer(400, 'page and page_size must be whole numbers from 1', switches);
  }
  if (size > maxPageSize) {
    return errorAnswer(switches.pageSizeStatus, `page_size must be at most ${maxPageSize}`, switches);
  }
  const from = moment(query.get('start_date'), query.get('start_time') ?? '00:00', switches);
  // what an end without a time means is unknown: the whole day
  const end = query.get('end_time');
  const to = moment(query.get('end_date'), end ?? '00:00', switches);
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return errorAnswer(422, 'dates must be YYYY-MM-DD and times HH:mm', switches);
  }
  const isDated = from !== undefined || to !== undefined;
  if (!isDated && switches.undated === 'refused') {
    return errorAnswer(422, 'start_date is required', switches);
  }
  const findsNothing = isDated ? switches.dates === 'nothing' : switches.undated === 'nothing';
  const last =
    to === undefined ? Infinity : to + (end === null ? day - 1 : switches.endMinute === 'included' ? 59_999 : 0);
  const found = retained
    .records()
    .filter(
      (record) =>
        !findsNothing &&
        (switches.ignoresDates || (!(record.time < (from ?? -Infinity)) && !(record.time > last))) &&
        !(switches.dates === 'hours' && isDated && !isWithinHours(record.time, from ?? 0, to ?? 0)) &&
        isAskedFor(record, query)
    );
  const sign = switches.order === 'newest' ? -1 : 1;
  const ties = switches.ties === 'byPage' && page % 2 === 0 ? -1 : 1;
  found.sort((one, other) => sign * ((one.time || 0) - (other.time || 0) || ties * (one.id < other.id ? -1 : 1)));
  const reachable = switches.cap > 0 ? found.slice(0, switches.cap) : found;
  const held = switches.mostPerPage > 0 ? Math.min(size, switches.mostPerPage) : size;
  const shown = reachable.slice((page - 1) * held, page * held);
  if (page > 1 && shown.length === 0 && switches.behindLast !== 'empty') {
    return errorAnswer(switches.behindLast, 'page not found', switches);
  }
  const count = switches.countOf === 'page' ? shown.length : found.length;
  const answer = json({
    ...(switches.countsRecords && { count: switches.countCap > 0 ? Math.min(count, switches.countCap) : count }),
    data: shown.map((record) => auditRecord(record, switches)),
  });
  for (let arrivals = switches.arrivalsPerPage; arrivals > 0; arrivals--) {
    retained.company.act(retained.clock.now());
  }
  return answer;
}

/** Between the hours of two moments, on whatever day. */
function isWithinHours(time: number, from: number, to: number): boolean {
  return time % day >= from % day && time % day <= to % day;
}

function isAskedFor(record: AuditRecord, query: URLSearchParams): boolean {
  const asked: ReadonlyArray<readonly [string, string | null]> = [
    ['user_id', record.userId],
    ['user_email', record.email],
    ['type', record.type],
    ['action', record.action],
    ['secondary_action', record.secondaryAction],
    ['target_id', record.targetId],
  ];
  return asked.every(([name, value]) => query.get(name) === null || query.get(name) === value);
}

/** Epoch ms; undefined without a date, NaN for a wrong one. The page gives the pattern of the time. */
function moment(date: string | null, time: string, switches: Readonly<Switches>): number | undefined {
  if (date === null) {
    return undefined;
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^([01]?[0-9]|2[0-3]):[0-5][0-9]$/.test(time)) {
    return NaN;
  }
  return Date.parse(`${date}T${time.padStart(5, '0')}:00.000Z`) - switches.filterZoneMinutes * 60_000;
}
