/** Where the bundle of the vendor that exists nowhere begins: Go's tests play its conversations in sobek. */
import { createEngineWith } from '../instance/engine';
import { tinyVendor } from './tiny-vendor';

Object.assign(globalThis, { runtrail: { createEngine: createEngineWith([tinyVendor]) } });
