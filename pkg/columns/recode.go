package columns

// Recode puts mapping[code+1] in place of each code, -1 where the mapping has no such place.
func Recode(codes, mapping []int32) []int32 {
	recoded := make([]int32, len(codes))
	for row, code := range codes {
		recoded[row] = -1
		if place := int(code) + 1; place >= 0 && place < len(mapping) {
			recoded[row] = mapping[place]
		}
	}
	return recoded
}
