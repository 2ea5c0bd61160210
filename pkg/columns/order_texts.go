package columns

import (
	"cmp"
	"slices"
	"strings"
)

// OrderTexts returns the same rows, stably sorted by their texts ascending, null last; numbers in a text count by their
// value, so that the id `352/999` comes before `352/1272`.
func OrderTexts(rows []int32, texts *Texts) []int32 {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b int32) int {
		left, known := texts.At(int(a))
		right, alsoKnown := texts.At(int(b))
		if !known || !alsoKnown {
			return cmp.Compare(boolRank(!known), boolRank(!alsoKnown))
		}
		return compareNaturally(left, right)
	})
	return sorted
}

func boolRank(last bool) int {
	if last {
		return 1
	}
	return 0
}

func compareNaturally(left, right string) int {
	for left != "" && right != "" {
		leftDigits, rightDigits := countIn(left, '0', '9'), countIn(right, '0', '9')
		if leftDigits > 0 && rightDigits > 0 {
			a, b := strings.TrimLeft(left[:leftDigits], "0"), strings.TrimLeft(right[:rightDigits], "0")
			if order := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)); order != 0 {
				return order
			}
			left, right = left[leftDigits:], right[rightDigits:]
			continue
		}
		if left[0] != right[0] {
			return cmp.Compare(left[0], right[0])
		}
		left, right = left[1:], right[1:]
	}
	return cmp.Compare(len(left), len(right))
}
