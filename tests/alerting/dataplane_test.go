package alerting

import (
	"slices"
	"testing"
	"time"

	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// isTyped: the forms whose frames name a type of the data plane.
func (f form) isTyped() bool { return !f.isRefused && f.name != "rows" }

func TestTheDataplaneReadersAcceptEveryCountAndProgressFrame(t *testing.T) {
	for _, one := range subjects {
		t.Run(one.queryType, func(t *testing.T) {
			s := simulatorOf(t, one.vendor)
			source := newSource(t, one, nil)
			queries := queriesOf(one, one.selection(t, s), nil)
			for name, over := range map[string]span{"data": lastHour(t, s), "nothing": longAgo} {
				answers := source.ask(t, queries, over)
				for _, form := range forms {
					if form.isTyped() && form.isFor(one) {
						t.Run(form.name+", "+name, func(t *testing.T) {
							answer := answers[form.name]
							if answer.Error != nil {
								t.Fatal(answer.Error)
							}
							accept(t, answer.Frames, form.isSeries, over)
						})
					}
				}
			}
		})
	}
}

func accept(t *testing.T, frames data.Frames, isSeries bool, over span) {
	t.Helper()
	if _, err := reader.CanReadBasedOnMeta(frames); err != nil {
		t.Fatal(err)
	}
	if isSeries {
		acceptSeries(t, frames, over)
	} else {
		acceptNumbers(t, frames)
	}
}

func acceptNumbers(t *testing.T, frames data.Frames) {
	t.Helper()
	if len(frames) != 1 || frames[0].Meta.Type != data.FrameTypeNumericLong {
		t.Fatalf("%d frames of type %s", len(frames), frames[0].Meta.Type)
	}
	collection, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		t.Fatal(err)
	}
	found, err := collection.GetCollection(false) // long frames have no validation of their own
	if err != nil || found.Warning != nil {
		t.Fatal(err, found.Warning)
	}
	var labels []string
	for _, ref := range found.Refs {
		value, empty, err := ref.NullableFloat64Value()
		if err != nil || empty || value == nil || *value < 0 {
			t.Errorf("%v: %v %v %v", ref.GetLabels(), value, empty, err)
		}
		labels = append(labels, ref.GetLabels().String())
	}
	if slices.Sort(labels); len(slices.Compact(slices.Clone(labels))) != len(labels) {
		t.Error("two numbers have the same labels:", labels)
	}
}

func acceptSeries(t *testing.T, frames data.Frames, over span) {
	t.Helper()
	if frames[0].Meta.Type != data.FrameTypeTimeSeriesMulti {
		t.Fatal("the type is", frames[0].Meta.Type)
	}
	collection, err := timeseries.CollectionReaderFromFrames(frames)
	if err != nil {
		t.Fatal(err)
	}
	found, err := collection.GetCollection(true)
	if err != nil || found.Warning != nil || len(found.RemainderIndices) > 0 {
		t.Fatal(err, found.Warning, found.RemainderIndices)
	}
	first, last := over.from.Truncate(time.Minute), over.to.Truncate(time.Minute)
	for _, ref := range found.Refs {
		length, err := ref.Len()
		if err != nil {
			t.Fatal(err)
		}
		if want := int(last.Sub(first)/time.Minute) + 1; length != want {
			t.Errorf("%v has %d buckets instead of %d", ref.GetLabels(), length, want)
		}
		for at := range length {
			when, value, err := ref.NullableFloat64Point(at)
			if err != nil || value == nil || !when.Equal(first.Add(time.Duration(at)*time.Minute)) {
				t.Fatalf("%v, bucket %d: %v %v %v", ref.GetLabels(), at, when, value, err)
			}
		}
	}
}
