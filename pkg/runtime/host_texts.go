package runtime

import "github.com/grafana/sobek"

// hostTexts is what an array of strings remembers that the host made.
type hostTexts struct{ texts []string }

// newTexts makes an array of strings that remembers the Go slice, so that handing it back costs nothing.
func (i *isolate) newTexts(texts []string) sobek.Value {
	items := make([]any, len(texts))
	for n, text := range texts {
		items[n] = text
	}
	array := i.vm.NewArray(items...)
	mark := i.vm.ToValue(&hostTexts{texts})
	if err := array.DefineDataPropertySymbol(i.js.hostTexts, mark, sobek.FLAG_FALSE, sobek.FLAG_FALSE, sobek.FLAG_FALSE); err != nil {
		panic(err)
	}
	return array
}

// hostTextsOf gives what newTexts remembered, unless the engine has made the array longer or shorter since.
func (i *isolate) hostTextsOf(array *sobek.Object) []string {
	mark := array.GetSymbol(i.js.hostTexts)
	if mark == nil {
		return nil
	}
	kept, ok := mark.Export().(*hostTexts)
	if !ok || i.count(array.Get("length"), "length") != int64(len(kept.texts)) {
		return nil
	}
	return kept.texts
}
