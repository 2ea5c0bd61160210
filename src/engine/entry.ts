/** Where the bundle begins: gives the host the engine under the one global name that it looks for. */
import { createEngine } from './engine';

Object.assign(globalThis, { runtrail: { createEngine } });
