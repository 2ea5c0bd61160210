package runtrailreceiver

import (
	"context"
	"strings"
	"sync"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/extension/xextension/storage"
)

// memoryStorage is a storage extension that outlives the receivers of a test.
type memoryStorage struct {
	mu   sync.Mutex
	kept map[string][]byte
	// refuse is why nothing is written whose key begins so.
	refuse  error
	refuses string
}

func (*memoryStorage) Start(context.Context, component.Host) error { return nil }
func (*memoryStorage) Shutdown(context.Context) error              { return nil }

func (m *memoryStorage) GetClient(context.Context, component.Kind, component.ID, string) (storage.Client, error) {
	return m, nil
}

func (m *memoryStorage) Get(ctx context.Context, key string) ([]byte, error) {
	get := storage.GetOperation(key)
	return get.Value, m.Batch(ctx, get)
}

func (m *memoryStorage) Set(ctx context.Context, key string, value []byte) error {
	return m.Batch(ctx, storage.SetOperation(key, value))
}

func (m *memoryStorage) Delete(ctx context.Context, key string) error {
	return m.Batch(ctx, storage.DeleteOperation(key))
}

func (m *memoryStorage) Close(context.Context) error { return nil }

func (m *memoryStorage) Batch(_ context.Context, operations ...*storage.Operation) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil {
		m.kept = map[string][]byte{}
	}
	for _, operation := range operations {
		if m.refuse != nil && operation.Type != storage.Get && strings.HasPrefix(operation.Key, m.refuses) {
			return m.refuse
		}
		switch operation.Type {
		case storage.Get:
			operation.Value = m.kept[operation.Key]
		case storage.Set:
			m.kept[operation.Key] = operation.Value
		case storage.Delete:
			delete(m.kept, operation.Key)
		}
	}
	return nil
}
