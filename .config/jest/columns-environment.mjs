import { TestEnvironment } from 'jest-environment-node';
import { readFileSync, statSync } from 'node:fs';
import { Script } from 'node:vm';

const built = (file) => new URL(`../../.cache/columns/${file}`, import.meta.url);

/** Once a worker, and anew when watching brings a new one: compiling takes longer than most test files run. */
let compiled;
let wasmExec;
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
      wasmExec = new Script(readFileSync(built('wasm_exec.js'), 'utf8'));
      builtAt = mtimeMs;
    }
    delete this.global.nativeColumns;
    wasmExec.runInContext(this.getVmContext());
    const go = new this.global.Go();
    // Runs until `main` has set `nativeColumns` and waits for calls; it never ends.
    void go.run(new this.global.WebAssembly.Instance(compiled, go.importObject));
    return this.global.nativeColumns;
  }
}
