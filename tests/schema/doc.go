// Package schema holds one test: that the schema in src/schema is as the SDK reads it.
package schema
