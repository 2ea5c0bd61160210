import { buildColumnsWasm } from '../build/columns-wasm.mjs';

export default buildColumnsWasm;
