// What gosec needs besides is looked up when it is built: .config/commands/steps/stages.mjs.
module gosec

go 1.26.5

require github.com/securego/gosec/v2 v2.30.0
