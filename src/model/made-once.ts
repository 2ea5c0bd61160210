/**
 * Makes something of each object once, for as long as the object is there: for what is asked of it again and again. Whatever else
 * it is made with has to be the same for one object.
 */
export function madeOnce<K extends object, W extends unknown[], V>(
  make: (of: K, ...using: W) => V
): (of: K, ...using: W) => V {
  const made = new WeakMap<K, V>();
  return (of, ...using) => {
    const known = made.get(of) ?? make(of, ...using);
    made.set(of, known);
    return known;
  };
}
