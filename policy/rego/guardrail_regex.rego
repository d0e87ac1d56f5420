# What a regular expression of a guardrail finds, asked by trying it on samples that nobody owns.
#
# The pattern is somebody else's text for another engine. What this engine does not know is written out for it, and a
# pattern that it still cannot read finds nothing here: a proof is asked for, not a guess.
package lib.guardrail_regex

# Whether one of the patterns finds what is in every one of the samples: all digits of a sample belong to what has to be
# found, so none is left where the pattern found it.
some_finds_all(patterns, samples) if some_takes_all(patterns, samples, `[0-9]`)

# The same where letters are as much a part of it: an e-mail address or a key is not found by who finds its digits.
some_covers_all(patterns, samples) if some_takes_all(patterns, samples, `[0-9A-Za-z]`)

some_takes_all(patterns, samples, parts) if {
	some pattern in patterns
	readable(pattern)
	prepared := written_out(pattern)
	every sample in samples {
		surely_apart(pattern, sample)
		some variant in variants(pattern, sample)
		not regex.match(parts, regex.replace(variant, prepared, ""))
	}
}

# Engines do not agree whether a Japanese character is part of a word, and which one the service uses is not documented. So a
# boundary of words proves nothing where such a character stands right beside what has to be found.
surely_apart(pattern, _) if not regex.match(`\\[bB<>]`, pattern)

surely_apart(_, sample) if not regex.match(`[^ -~][0-9A-Za-z]|[0-9A-Za-z][^ -~]`, sample)

# Whether the pattern finds something in each of the texts, be it nothing at all.
touches_all(pattern, texts) if {
	readable(pattern)
	prepared := written_out(pattern)
	every text in texts {
		some variant in variants(pattern, text)
		regex.match(prepared, variant)
	}
}

# Without a flag the letters count as they are.
variants(pattern, text) := {text} if not contains(pattern, "(?i)")

variants(pattern, text) := {text, lower(text), upper(text)} if contains(pattern, "(?i)")

readable(pattern) if {
	is_string(pattern)
	not looks_around(pattern)
	not too_large(pattern)
	regex.is_valid(written_out(pattern))
}

# The service knows no lookahead and no lookbehind.
looks_around(pattern) if regex.match(`\(\?(=|!|<=|<!)`, pattern)

# The engine refuses what would grow beyond 100 KiB, so what could is not tried: repetitions count, those of groups by as
# often as they repeat, and classes of many characters weigh more.
too_large(pattern) if count(pattern) > 500

too_large(pattern) if size(pattern) > 500

too_large(pattern) if {
	regex.match(`\.|\[\^|\\[DSWpP]|[^ -~]`, pattern)
	size(pattern) > 50
}

size(pattern) := sum([times(match) | some match in repetitions(pattern)]) * product([times(match) |
	some match in repetitions(pattern)
	match[1] == ")"
])

# The character before it, the least and the most.
repetitions(pattern) := regex.find_all_string_submatch_n(`(.)\{([0-9]{0,9}),?([0-9]{0,9})\}`, pattern, -1)

times(match) := max({to_number(digits) | some digits in {match[2], match[3]}; digits != ""} | {1})

# A boundary of words is left out, since a sample stands apart where it counts; classes are written with their members.
written_out(pattern) := strings.replace_n(
	{
		`\b`: ``,
		`\B`: ``,
		`\d`: `[0-9]`,
		`\D`: `[^0-9]`,
		`\s`: `[ \t\r\n]`,
		`\S`: `[^ \t\r\n]`,
		`\w`: `[A-Za-z0-9_]`,
		`\W`: `[^A-Za-z0-9_]`,
		`(?i)`: ``,
	},
	members_in_class(replace(pattern, `\\`, `\x5c`)),
)

# In a class, members stand without brackets of their own: that a class may stand in a class is a word of some engines alone.
members_in_class(pattern) := written if {
	blanks := regex.replace(pattern, `(^|[^\\])(\[[^\]]*)\\s`, `${1}${2} \t\r\n`)
	letters := regex.replace(blanks, `(^|[^\\])(\[[^\]]*)\\w`, `${1}${2}A-Za-z0-9_`)
	written := regex.replace(letters, `(^|[^\\])(\[[^\]]*)\\d`, `${1}${2}[:digit:]`)
}
