// Command pages writes docs/commands, a page a chapter, and docs/constants.md, out of
// the rows of repl/command and sockcore. Run it with `go generate ./repl/command`.
package main

import (
	"log"
	"os"
	"path/filepath"
)

// docs is where the pages go, as seen from repl/command.
const docs = "../../docs"

func main() {
	files, err := pages("../../sockcore")
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(docs, name), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// pages are the files by their names under docs; sockcore is where its source is.
func pages(sockcore string) (map[string]string, error) {
	constants, err := constantsPage(sockcore)
	if err != nil {
		return nil, err
	}
	files := commandPages()
	files["constants.md"] = constants
	return files, nil
}
