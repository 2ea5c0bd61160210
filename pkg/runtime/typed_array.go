package runtime

import (
	"reflect"
	"unsafe"

	"github.com/grafana/sobek"
)

// Typed arrays share their memory with Go slices, both ways: columns of a hundred thousand rows cross without a copy.
// Whoever has handed one over must not write to it any more; frames are built from them off the loop.

func (i *isolate) newFloat64Array(values []float64) sobek.Value {
	return i.view(i.js.float64s, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*8))
}

func (i *isolate) newInt32Array(values []int32) sobek.Value {
	return i.view(i.js.int32s, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*4))
}

func (i *isolate) newUint8Array(values []byte) sobek.Value {
	return i.view(i.js.uint8, values)
}

func (i *isolate) view(construct sobek.Constructor, memory []byte) sobek.Value {
	array, err := construct(nil, i.vm.ToValue(i.vm.NewArrayBuffer(memory)))
	if err != nil {
		panic(err)
	}
	return array
}

func (i *isolate) float64s(value sobek.Value, what string) []float64 {
	return typedArray[[]float64](i, value, what, "a Float64Array")
}

func (i *isolate) int32s(value sobek.Value, what string) []int32 {
	return typedArray[[]int32](i, value, what, "an Int32Array")
}

func (i *isolate) uint8s(value sobek.Value, what string) []byte {
	return typedArray[[]byte](i, value, what, "a Uint8Array")
}

// sobek exports each kind of typed array as the slice of its element type, over the array's own memory (see
// TestTypedArraysShareTheirMemoryWithGo).
func typedArray[S any](i *isolate, value sobek.Value, what, kind string) S {
	object := i.object(value, what)
	if isTypedArray[S](object) {
		if slice, ok := object.Export().(S); ok {
			return slice
		}
	}
	panic(i.typeError("%s must be %s", what, kind))
}

// isTypedArray asks before exporting, which would copy a plain object with all that is in it.
func isTypedArray[S any](object *sobek.Object) bool {
	return object.ExportType() == reflect.TypeFor[S]()
}
