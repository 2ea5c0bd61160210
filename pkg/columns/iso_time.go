package columns

// parsedTime is a date and time of day: ms is what a clock in UTC would make of it, offset what its zone is ahead, both in ms.
type parsedTime struct {
	ms, offset int64
	zoned      bool
}

// parseISOTime reads ISO 8601 as vendors write it: `T` or a space between date and time, seconds and their fraction
// optional, offsets with or without colon. Parts of a millisecond are dropped; a day or hour that does not exist is refused.
func parseISOTime(text []byte) (parsedTime, bool) {
	if len(text) < 16 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[10] != 'T' && text[10] != 't' && text[10] != ' ' {
		return parsedTime{}, false
	}
	century, ok1 := twoDigits(text, 0)
	years, ok2 := twoDigits(text, 2)
	month, ok3 := twoDigits(text, 5)
	day, ok4 := twoDigits(text, 8)
	hour, ok5 := twoDigits(text, 11)
	minute, ok6 := twoDigits(text, 14)
	if !(ok1 && ok2 && ok3 && ok4 && ok5 && ok6) {
		return parsedTime{}, false
	}
	year, second, rest := 100*century+years, int64(0), text[16:]
	if len(rest) >= 3 && rest[0] == ':' {
		var ok bool
		if second, ok = twoDigits(rest, 1); !ok {
			return parsedTime{}, false
		}
		rest = rest[3:]
	}
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60 {
		return parsedTime{}, false
	}
	parsed := parsedTime{ms: (((daysSinceEpoch(year, month, day)*24+hour)*60+minute)*60 + second) * 1000}
	if len(text) > 19 && len(rest) > 0 && (rest[0] == '.' || rest[0] == ',') && text[16] == ':' {
		fraction := rest[1:]
		after, ok := afterDigits(fraction)
		if !ok {
			return parsedTime{}, false
		}
		parsed.ms += milliseconds(fraction[:len(fraction)-len(after)])
		rest = after
	}
	return parsed.withZone(rest)
}

// isUnset is whether an instant is what programs write for a time that was never set: the year 1, or the first moment of
// 1970, in whatever zone. Such a value says no more than a null.
func isUnset(instant int64) bool { return instant < 24*60*60*1000 }

func (p parsedTime) withZone(zone []byte) (parsedTime, bool) {
	if len(zone) == 0 {
		return p, true
	}
	p.zoned = true
	if len(zone) == 1 {
		return p, zone[0] == 'Z' || zone[0] == 'z'
	}
	if zone[0] != '+' && zone[0] != '-' {
		return p, false
	}
	hours, ok := twoDigits(zone, 1)
	minutes := int64(0)
	if rest := zone[min(3, len(zone)):]; ok && len(rest) > 0 {
		if rest[0] == ':' {
			rest = rest[1:]
		}
		minutes, ok = twoDigits(rest, 0)
		ok = ok && len(rest) == 2
	}
	if !ok || hours > 23 || minutes > 59 {
		return p, false
	}
	p.offset = (hours*60 + minutes) * 60000
	if zone[0] == '-' {
		p.offset = -p.offset
	}
	return p, true
}

func twoDigits(text []byte, at int) (int64, bool) {
	if len(text) < at+2 {
		return 0, false
	}
	tens, ones := text[at]-'0', text[at+1]-'0'
	return int64(tens)*10 + int64(ones), tens <= 9 && ones <= 9
}

func milliseconds(fraction []byte) int64 {
	value, place := int64(0), int64(100)
	for _, digit := range fraction[:min(3, len(fraction))] {
		value += int64(digit-'0') * place
		place /= 10
	}
	return value
}

func daysIn(year, month int64) int64 {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSinceEpoch counts in the Gregorian calendar; a year begins in March here, so that the leap day is its last
// (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
func daysSinceEpoch(year, month, day int64) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	if year < 0 {
		era = -1
	}
	yearOfEra := year - 400*era
	dayOfYear := (153*(month-3)+2)/5 + day - 1
	dayOfEra := 365*yearOfEra + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146097 + dayOfEra - 719468
}
