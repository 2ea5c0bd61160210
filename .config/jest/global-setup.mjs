import { buildColumnsWasm } from '../build/columns-wasm.mjs';
import { bundlePackages } from './packages.mjs';

export default () => Promise.all([buildColumnsWasm(), bundlePackages()]);
