// Package runtime runs the engine, a JavaScript program, for the data sources of this process: one sobek runtime with its
// event loop each, guarded by a watchdog, and the Host object that src/engine/seam/host.ts describes.
//
// An Engine lives as long as its data source. Its isolate (runtime, loop, host object) is replaced when the program inside
// runs away. Everything of an isolate but posting to its loop belongs to the loop's goroutine.
package runtime
