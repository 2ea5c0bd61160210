import { TestEnvironment } from 'jest-environment-node';
import { readFileSync, statSync } from 'node:fs';
import { Script } from 'node:vm';

const built = (file) => new URL(`../../.cache/columns/${file}`, import.meta.url);
const script = (url) => new Script(readFileSync(url, 'utf8'));

/** Once a worker, and anew when watching brings a new one: compiling takes longer than most test files run. */
let compiled;
let wasmExec;
let calls;
let builtAt;

/** Node, with the column operations that ship as the global `nativeColumns`, started for the file that first asks for them. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.defineProperty(this.global, 'nativeColumns', { configurable: true, get: () => this.startColumns() });
  }

  startColumns() {
    const { mtimeMs } = statSync(built('columns.wasm'));
    if (mtimeMs !== builtAt) {
      compiled = new WebAssembly.Module(readFileSync(built('columns.wasm')));
      wasmExec = script(built('wasm_exec.js'));
      calls = script(new URL('../../tests/columns-wasm/calls.js', import.meta.url));
      builtAt = mtimeMs;
    }
    wasmExec.runInContext(this.getVmContext());
    const go = new this.global.Go();
    const instance = new this.global.WebAssembly.Instance(compiled, go.importObject);
    // Runs until `main` has said what there is to call and waits for that; it never ends.
    void go.run(instance);
    const nativeColumns = calls.runInContext(this.getVmContext())(instance.exports, this.global.nativeNames);
    Object.assign(this.global, { nativeColumns });
    return nativeColumns;
  }
}
