import type { KeyboardEvent } from 'react';

/** Enter, but for the one that ends a word of Japanese, Chinese or Korean, which goes on being typed. */
export function isEnter({ key, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Enter' && !nativeEvent.isComposing;
}
