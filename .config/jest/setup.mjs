import { TextDecoder, TextEncoder } from 'node:util';

/** A time zone that is not UTC shows code that forgot to name one. */
process.env.TZ = 'America/New_York';

/** jsdom leaves these out; packages of Grafana make them when they are loaded. */
globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
