package alerting

import (
	"errors"
	"fmt"

	"github.com/grafana/dataplane/sdata"
	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Convert reads one query's frames as Grafana's server-side expressions do. No values without an error is no data.
func Convert(frames data.Frames) ([]Value, error) {
	if len(frames) == 0 {
		return nil, nil
	}
	if kind, typed := typeOf(frames); typed {
		switch kind.Kind() {
		case data.KindUnknown:
			return nil, nil
		case data.KindNumeric:
			return numbers(frames)
		case data.KindTimeSeries:
			return series(frames)
		default:
			return nil, fmt.Errorf("kind %s (type %s) not supported by server side expressions", kind.Kind(), kind)
		}
	}
	if len(frames) == 1 {
		frame := frames[0]
		if len(frame.Fields) == 0 {
			return nil, nil
		}
		if isNumberTable(frame) {
			return numberTable(frame)
		}
	}
	var values []Value
	for _, frame := range frames {
		found, err := wide(frame)
		if err != nil {
			return nil, err
		}
		values = append(values, found...)
	}
	return values, nil
}

// typeOf says whether the frames name a type that Grafana's typed readers take; of what they do not know they make an untyped answer.
func typeOf(frames data.Frames) (data.FrameType, bool) {
	meta := frames[0].Meta
	if meta == nil || meta.Type == "" || meta.TypeVersion.IsZero() {
		return "", false
	}
	kind, err := reader.CanReadBasedOnMeta(frames)
	var warning *sdata.VersionWarning
	return kind, err == nil || errors.As(err, &warning)
}

func numbers(frames data.Frames) ([]Value, error) {
	collection, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		return nil, fmt.Errorf("read numbers: %w", err)
	}
	found, err := collection.GetCollection(false)
	if err != nil || found.NoData() {
		return nil, err
	}
	numeric.SortNumericMetricRef(found.Refs)
	values := make([]Value, len(found.Refs))
	for i, one := range found.Refs {
		number, _, err := one.NullableFloat64Value()
		if err != nil {
			return nil, fmt.Errorf("read a number: %w", err)
		}
		values[i] = Value{Labels: one.GetLabels(), Number: number}
	}
	return values, nil
}

func series(frames data.Frames) ([]Value, error) {
	collection, err := timeseries.CollectionReaderFromFrames(frames)
	if err != nil {
		return nil, fmt.Errorf("read series: %w", err)
	}
	found, err := collection.GetCollection(false)
	if err != nil || found.NoData() {
		return nil, err
	}
	values := make([]Value, len(found.Refs))
	for i, one := range found.Refs {
		points, err := pointsOf(one.TimeField, one.ValueField)
		if err != nil {
			return nil, err
		}
		values[i] = Value{Labels: one.GetLabels(), IsSeries: true, Points: points}
	}
	return values, nil
}
