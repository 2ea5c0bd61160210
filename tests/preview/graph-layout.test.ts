import { graphLayout } from './page/panels/graph-layout';

describe('The layout of the graph', () => {
  it('places what others lead to right of these', () => {
    const { places, columns, rows } = graphLayout(['a', 'b', 'c'], [['a', 'b'], ['b', 'c']]); // prettier-ignore
    expect([...places]).toEqual([
      ['a', { column: 0, row: 0 }],
      ['b', { column: 1, row: 0 }],
      ['c', { column: 2, row: 0 }],
    ]);
    expect([columns, rows]).toEqual([3, 1]);
  });

  it('goes on in a column beside it where a layer is high', () => {
    const leaves = Array.from({ length: 7 }, (_, index) => `leaf ${index}`);
    const { places, columns, rows } = graphLayout(['root', ...leaves], leaves.map((leaf) => ['root', leaf])); // prettier-ignore
    expect([columns, rows]).toEqual([3, 6]);
    expect(places.get('leaf 6')).toEqual({ column: 2, row: 0 });
  });

  it('ends where nodes lead round in a circle, and with none', () => {
    expect(graphLayout(['a', 'b'], [['a', 'b'], ['b', 'a']]).places.size).toBe(2); // prettier-ignore
    expect(graphLayout([], [])).toEqual({ places: new Map(), columns: 1, rows: 1 });
  });
});
