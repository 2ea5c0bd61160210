package alerting

import (
	"errors"
	"fmt"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// isNumberTable: no time, exactly one number, all else strings.
func isNumberTable(frame *data.Frame) bool {
	numeric := 0
	for _, field := range frame.Fields {
		switch kind := field.Type(); {
		case kind.Numeric():
			numeric++
		case kind != data.FieldTypeString && kind != data.FieldTypeNullableString:
			return false
		}
	}
	return numeric == 1
}

// numberTable makes a number of each row; the strings are its labels, a null one is empty.
func numberTable(frame *data.Frame) ([]Value, error) {
	values := make([]Value, frame.Rows())
	for row := range values {
		for column, field := range frame.Fields {
			if field.Type().Numeric() {
				number, err := field.NullableFloatAt(row)
				if err != nil {
					return nil, fmt.Errorf("read a number: %w", err)
				}
				values[row].Number = number
				continue
			}
			if values[row].Labels == nil {
				values[row].Labels = data.Labels{}
			}
			text, _ := frame.ConcreteAt(column, row)
			values[row].Labels[field.Name], _ = text.(string)
		}
	}
	return values, nil
}

// wide reads an untyped frame, which has to be a time and numbers.
func wide(frame *data.Frame) ([]Value, error) {
	schema := frame.TimeSeriesSchema()
	if schema.Type != data.TimeSeriesTypeWide {
		return nil, fmt.Errorf("input data must be a wide series but got type %s (input refid)", schema.Type)
	}
	values := make([]Value, 0, len(schema.ValueIndices))
	for _, index := range schema.ValueIndices {
		field := frame.Fields[index]
		if !field.Type().Numeric() {
			return nil, fmt.Errorf("no float64 value column found in frame %v", frame.Name)
		}
		points, err := pointsOf(frame.Fields[schema.TimeIndex], field)
		if err != nil {
			return nil, err
		}
		values = append(values, Value{Labels: field.Labels, IsSeries: true, Points: points})
	}
	return values, nil
}

// pointsOf keeps the order of the frame: Grafana does not sort either.
func pointsOf(times, numbers *data.Field) ([]Point, error) {
	points := make([]Point, times.Len())
	for i := range points {
		at, there := times.ConcreteAt(i)
		moment, isTime := at.(time.Time)
		if !there || !isTime {
			return nil, errors.New("time series with null time stamps are not supported")
		}
		number, err := numbers.NullableFloatAt(i)
		if err != nil {
			return nil, fmt.Errorf("read a number: %w", err)
		}
		points[i] = Point{Time: moment, Value: number}
	}
	return points, nil
}
