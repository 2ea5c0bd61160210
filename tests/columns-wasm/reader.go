//go:build js && wasm

package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"unsafe"
)

// What a value that crosses begins with; calls.js has the same.
const (
	tagUndefined = iota
	tagNull
	tagNumber
	tagText
	tagFloats
	tagInts
	tagBytes
	tagList
	tagObject
	tagJSON
	tagError
)

// object keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

// get is nil for a member that is not there, as for one that is undefined.
func (o object) get(name string) any {
	for _, member := range o {
		if member.name == name {
			return member.value
		}
	}
	return nil
}

// reader takes apart what calls.js wrote.
type reader struct{ rest []byte }

// value is nil for undefined and null, else a float64, string, []float64, []int32, []uint8, []any or object.
func (r *reader) value() any {
	switch tag := r.take(1)[0]; tag {
	case tagUndefined, tagNull:
		return nil
	case tagNumber:
		return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
	case tagText:
		return r.text()
	case tagFloats:
		return numbers[float64](r)
	case tagInts:
		return numbers[int32](r)
	case tagBytes:
		return numbers[uint8](r)
	case tagList:
		list := make([]any, r.count())
		for i := range list {
			list[i] = r.value()
		}
		return list
	case tagObject:
		members := make(object, r.count())
		for i := range members {
			members[i] = member{name: r.text(), value: r.value()}
		}
		return members
	default:
		panic(fmt.Sprintf("nothing is read of tag %d", tag))
	}
}

func (r *reader) take(size int) []byte {
	taken := r.rest[:size]
	r.rest = r.rest[size:]
	return taken
}

func (r *reader) count() int { return int(binary.LittleEndian.Uint32(r.take(4))) }

func (r *reader) text() string { return string(r.take(r.count())) }

func numbers[T any](r *reader) []T {
	values := make([]T, r.count())
	memory := memoryOf(values)
	copy(memory, r.take(len(memory)))
	return values
}

// memoryOf is the bytes of numbers, in the order that JavaScript has them here too.
func memoryOf[T any](values []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(*new(T))))
}
