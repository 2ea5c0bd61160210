package runtime

import (
	"reflect"
	"testing"
)

// newTestTenant notes what it is asked to give back.
func newTestTenant(m *memory, limit int64, evicted *[]string) (*tenant, func(name string, bytes int64) *holding) {
	t := m.join(func(run func() error) { _ = run() })
	t.setLimit(limit, 0)
	return t, func(name string, bytes int64) *holding {
		return t.hold(bytes, func() error {
			*evicted = append(*evicted, name)
			return nil
		})
	}
}

func TestTheLeastRecentlyUsedIsGivenBackFirst(t *testing.T) {
	var evicted []string
	_, hold := newTestTenant(newMemory(), 100, &evicted)
	first, second := hold("first", 40), hold("second", 40)
	first.touch()
	hold("third", 40)
	if !reflect.DeepEqual(evicted, []string{"second"}) {
		t.Error(evicted)
	}
	second.touch()
	second.release()
	first.release()
	hold("fourth", 60)
	if len(evicted) != 1 {
		t.Error("what was given back still counts:", evicted)
	}
	hold("fifth", 200)
	if !reflect.DeepEqual(evicted, []string{"second", "third", "fourth", "fifth"}) {
		t.Error(evicted)
	}
}

func TestTheLargestSettingCountsForTheWholeProcess(t *testing.T) {
	var evicted []string
	m := newMemory()
	_, holdInSmall := newTestTenant(m, 10, &evicted)
	large, holdInLarge := newTestTenant(m, 100, &evicted)
	holdInSmall("small", 50)
	holdInLarge("large", 50)
	if evicted != nil {
		t.Error(evicted)
	}
	large.leave()
	if !reflect.DeepEqual(evicted, []string{"small"}) {
		t.Error("when the large one has left:", evicted)
	}
	if m.held != 0 || m.recent.Len() != 0 {
		t.Error("still held:", m.held)
	}
	holdInLarge("late", 1)
	if m.held != 0 {
		t.Error("one that has left holds on")
	}
}

func TestTheEngineIsAskedOnItsLoopToGiveMemoryBack(t *testing.T) {
	engine := startTiny(t, `
	const kept = new Map();
	async function answer(query, signal, host) {
	  if (query.keep) {
	    kept.set(query.keep, host.hold(query.bytes, () => kept.delete(query.keep)));
	    await host.turn();
	  }
	  if (query.touch) kept.get(query.touch).touch();
	  return { error: [...kept.keys()].join() };
	}`, func(s *Settings) { s.EngineJSON = []byte(`{"jsonData":{"memoryMegabytes":1}}`) })
	ask(t, engine, `{"keep":"a","bytes":400000}`)
	ask(t, engine, `{"keep":"b","bytes":400000}`)
	ask(t, engine, `{"touch":"a"}`)
	if result := ask(t, engine, `{"keep":"c","bytes":400000}`); result.Error != "a,c" {
		t.Errorf("%+v", result)
	}
}
