/** Where the bundle begins: gives the host the engine under the one global name that it looks for. */
import { createEngineWith } from './engine';
import { vendors } from '../vendors/registry';

Object.assign(globalThis, { runtrail: { createEngine: createEngineWith(vendors) } });
