const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text; every byte that is no UTF-8 becomes one U+FFFD, as in the Go host (`TextDecoder` alone would fold several into one). */
export function decodeUtf8(bytes: Uint8Array): string {
  const whole = decodeStrictly(bytes);
  if (whole !== null) {
    return whole;
  }
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const character = characterAt(bytes, at);
    parts.push(character?.text ?? '\ufffd');
    at += character?.length ?? 1;
  }
  return parts.join('');
}

function characterAt(bytes: Uint8Array, at: number): { text: string; length: number } | null {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    const text = decodeStrictly(bytes.subarray(at, at + length));
    if (text !== null) {
      return { text, length };
    }
  }
  return null;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
