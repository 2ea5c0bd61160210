package columns

// Problem says why a body gave no table; "" = it did. The words are those of BodyProblem in src/engine/seam/host.ts.
type Problem string

const (
	ProblemEmpty     Problem = "empty"
	ProblemHTML      Problem = "html"
	ProblemNotJSON   Problem = "notJson"
	ProblemTruncated Problem = "truncated"
	ProblemTrailing  Problem = "trailing"
	ProblemTooDeep   Problem = "tooDeep"
	ProblemNoRows    Problem = "noRows"
	ProblemTooMany   Problem = "tooMany"
)
