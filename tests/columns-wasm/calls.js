/**
 * The other end of main.go, run where the tests run, so that what it makes is of their world. A call and its result cross as
 * bytes in the memory of Go: a tag and what it needs, as in reader.go.
 */
(({ mem, allocate, call: run }, names) => {
  const texts = new TextDecoder();
  const bytesOfText = new TextEncoder();
  let bytes = new Uint8Array(1 << 16);
  let view = new DataView(bytes.buffer);
  let end = 0;

  /** Where so many bytes begin; `bytes` and `view` may be others afterwards. */
  function room(size) {
    if (end + size > bytes.length) {
      const larger = new Uint8Array(2 * (end + size));
      larger.set(bytes.subarray(0, end));
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    const at = end;
    end += size;
    return at;
  }

  function tag(one) {
    const at = room(1);
    bytes[at] = one;
  }

  function count(number) {
    const at = room(4);
    view.setUint32(at, number, true);
  }

  function text(string) {
    const at = room(4 + 3 * string.length);
    const { written } = bytesOfText.encodeInto(string, bytes.subarray(at + 4));
    view.setUint32(at, written, true);
    end = at + 4 + written;
  }

  function numbers(ofKind, values) {
    tag(ofKind);
    count(values.length);
    const at = room(values.byteLength);
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
  }

  function write(value) {
    if (value === undefined || value === null) {
      tag(value === null ? 1 : 0);
    } else if (typeof value === 'number') {
      tag(2);
      const at = room(8);
      view.setFloat64(at, value, true);
    } else if (typeof value === 'string') {
      tag(3);
      text(value);
    } else if (value instanceof Float64Array) {
      numbers(4, value);
    } else if (value instanceof Int32Array) {
      numbers(5, value);
    } else if (value instanceof Uint8Array) {
      numbers(6, value);
    } else if (Array.isArray(value)) {
      tag(7);
      count(value.length);
      value.forEach(write);
    } else {
      const members = Object.entries(value);
      tag(8);
      count(members.length);
      members.forEach(([name, member]) => (text(name), write(member)));
    }
  }

  function reader(at) {
    const read = new DataView(mem.buffer);
    const take = (size) => (at += size) - size;
    const length = () => read.getUint32(take(4), true);
    const string = () => {
      const size = length();
      return texts.decode(new Uint8Array(mem.buffer, take(size), size));
    };
    const array = (Kind) => {
      const values = new Kind(length());
      const size = values.byteLength;
      new Uint8Array(values.buffer).set(new Uint8Array(mem.buffer, take(size), size));
      return values;
    };
    const kinds = [
      () => undefined,
      () => null,
      () => read.getFloat64(take(8), true),
      string,
      () => array(Float64Array),
      () => array(Int32Array),
      () => array(Uint8Array),
      () => Array.from({ length: length() }, value),
      () => Object.fromEntries(Array.from({ length: length() }, () => [string(), value()])),
      () => JSON.parse(string()),
      () => {
        throw new TypeError(string());
      },
    ];
    const value = () => kinds[read.getUint8(take(1))]();
    return value;
  }

  const call = (operation, given) => {
    end = 0;
    write(given);
    // Giving room may move the memory.
    const place = allocate(end);
    new Uint8Array(mem.buffer, place, end).set(bytes.subarray(0, end));
    return reader(run(operation))();
  };
  return Object.fromEntries(names.map((name, operation) => [name, (...given) => call(operation, given)]));
})
