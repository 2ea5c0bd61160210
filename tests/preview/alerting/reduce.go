package alerting

import (
	"fmt"
	"math"
	"slices"
)

// reduce makes one number of a series. Without points the result is NaN, but 0 for sum and count; strictly, one null makes NaN too.
func reduce(points []Point, reducer, mode string, replacement float64) (*float64, error) {
	var values []float64
	for _, point := range points {
		value := math.NaN()
		if point.Value != nil {
			value = *point.Value
		}
		if isNumber := !math.IsNaN(value) && !math.IsInf(value, 0); !isNumber {
			switch mode {
			case "dropNN":
				continue
			case "replaceNN":
				value = replacement
			}
		}
		values = append(values, value)
	}
	result, err := reduced(values, reducer)
	if err != nil {
		return nil, err
	}
	if math.IsNaN(result) {
		switch mode {
		case "dropNN":
			return nil, nil
		case "replaceNN":
			return &replacement, nil
		}
	}
	return &result, nil
}

func reduced(values []float64, reducer string) (float64, error) {
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	count := len(values)
	switch reducer {
	case "sum":
		return sum, nil
	case "count":
		return float64(count), nil
	case "mean", "min", "max", "last", "median":
		if count == 0 || (math.IsNaN(sum) && reducer != "last" && slices.ContainsFunc(values, math.IsNaN)) {
			return math.NaN(), nil
		}
	default:
		return 0, fmt.Errorf("reduction %v not implemented", reducer)
	}
	switch reducer {
	case "mean":
		return sum / float64(count), nil
	case "min":
		return slices.Min(values), nil
	case "max":
		return slices.Max(values), nil
	case "last":
		return values[count-1], nil
	default:
		sorted := slices.Sorted(slices.Values(values))
		return (sorted[(count-1)/2] + sorted[count/2]) / 2, nil
	}
}
