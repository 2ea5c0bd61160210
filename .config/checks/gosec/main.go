// Command gosec tells what gosec finds in this repository, of high severity, as its own command does. That one brings what
// mends code with the help of several services, which takes two minutes to compile.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"runtime"

	"github.com/securego/gosec/v2"
	"github.com/securego/gosec/v2/analyzers"
	"github.com/securego/gosec/v2/issue"
	"github.com/securego/gosec/v2/rules"
)

// elsewhere is not looked through: what is fetched, built or nobody's product.
var elsewhere = []string{"vendor", "node_modules", `\.git/`, `\.cache`, `\.config`}

func main() {
	found, err := check()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if err != nil || found > 0 {
		os.Exit(1)
	}
}

func check() (found int, err error) {
	packages, err := gosec.PackagePaths("./...", gosec.ExcludedDirsRegExp(elsewhere))
	if err != nil {
		return 0, fmt.Errorf("finding packages: %w", err)
	}
	analyzer := gosec.NewAnalyzer(gosec.NewConfig(), false, false, false, runtime.NumCPU(), log.New(io.Discard, "", 0))
	analyzer.LoadRules(rules.Generate(false).RulesInfo())
	analyzer.LoadAnalyzers(analyzers.Generate(false).AnalyzersInfo())
	if err := analyzer.Process(nil, packages...); err != nil {
		return 0, fmt.Errorf("analyzing: %w", err)
	}
	issues, metrics, failures := analyzer.Report()
	if metrics.NumFiles == 0 {
		return 0, fmt.Errorf("no files were found")
	}
	for file, errors := range failures {
		for _, failure := range errors {
			fmt.Printf("%s:%d: %s\n", file, failure.Line, failure.Err)
			found++
		}
	}
	for _, one := range issues {
		if one.Severity == issue.High {
			fmt.Printf("%s: %s: %s\n%s\n", one.FileLocation(), one.RuleID, one.What, one.Code)
			found++
		}
	}
	return found, nil
}
