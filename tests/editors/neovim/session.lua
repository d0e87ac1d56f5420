-- One session of editing, as a user would have it, in a Neovim without a window. `run` starts it.
local sekisho = vim.env.SEKISHO
local patience = tonumber(vim.env.PATIENCE or 20) * 1000

local function say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

-- What the findings are right now, one a line, for the message of a step that failed.
local function findings_as_text()
  local lines = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(lines, ('  %d:%d %s [%s] %s'):format(d.lnum + 1, d.col + 1, d.code, d.severity, (d.message:gsub('\n', ' / '))))
  end
  return #lines > 0 and table.concat(lines, '\n') or '  (none)'
end

local function fail(message)
  error(('%s\nfindings at that moment:\n%s'):format(message, findings_as_text()), 0)
end

local function check(condition, message, ...)
  if not condition then
    fail(message:format(...))
  end
  return condition
end

-- Waits until the condition holds and returns what it gave. Nothing here ever sleeps for a time that somebody guessed.
local function wait(what, condition)
  local value
  local held = vim.wait(patience, function()
    value = condition()
    return value and true or false
  end, 10)
  check(held, 'waited %d s for: %s', patience / 1000, what)
  return value
end

local function step(name, run)
  local start = vim.loop.hrtime()
  local passed, message = xpcall(run, function(problem)
    return type(problem) == 'string' and problem or debug.traceback(vim.inspect(problem))
  end)
  say(('%s %s (%.0f ms)'):format(passed and 'ok    ' or 'FAILED', name, (vim.loop.hrtime() - start) / 1e6))
  if not passed then
    say(tostring(message))
    vim.cmd('cquit 1')
  end
end

-- The finding with this code, or nil.
local function finding(code, bufnr)
  for _, d in ipairs(vim.diagnostic.get(bufnr or 0)) do
    if d.code == code then
      return d
    end
  end
end

local function line_with(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number, line
    end
  end
  fail('no line of the buffer has: ' .. text)
end

local function replace(old, new)
  local number, line = line_with(old)
  local from, to = line:find(old, 1, true)
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, { line:sub(1, from - 1) .. new .. line:sub(to + 1) })
end

local function go_to(code)
  local d = check(finding(code), 'there is no finding %s', code)
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
end

-- What `sekisho scan` says of the file as it is on the disk: the editor must show the same findings at the same places.
local function scanned(file)
  local report = vim.json.decode(vim.fn.system({ sekisho, 'scan', file, '--format', 'json' }):match('%b{}'))
  return vim.tbl_filter(function(f)
    return type(f.place) == 'table'
  end, report.findings)
end

local SEVERITY = {
  critical = vim.diagnostic.severity.ERROR,
  high = vim.diagnostic.severity.ERROR,
  medium = vim.diagnostic.severity.WARN,
  low = vim.diagnostic.severity.INFO,
}

-- What is wrong with the diagnostic for a finding of `scan`, or nil.
local function difference(f, language)
  local line = vim.api.nvim_buf_get_lines(0, f.place.start.line - 1, f.place.start.line, false)[1]
  -- `scan` counts characters, Neovim bytes; between them stand the units of the protocol.
  local column = vim.fn.byteidx(line, f.place.start.column - 1)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == f.guide and d.lnum == f.place.start.line - 1 and d.col == column then
      if d.source ~= 'sekisho' then
        return 'the source is ' .. tostring(d.source)
      end
      if d.severity ~= (f.outcome == 'undetermined' and vim.diagnostic.severity.HINT or SEVERITY[f.urgency]) then
        return 'the severity is ' .. tostring(d.severity)
      end
      for spoken, text in pairs({ ja = f.title.ja, en = f.title.en }) do
        local wanted = language == spoken or language == 'both'
        if wanted ~= (d.message:find(text, 1, true) ~= nil) then
          return (wanted and 'the message lacks ' or 'the message should not have ') .. text
        end
      end
      return nil
    end
  end
  return 'there is no diagnostic at this place'
end

-- Waits until the diagnostics are those of `scan`, in this language.
local function wait_for_scan(file, language)
  local expected = scanned(file)
  local last
  local same = vim.wait(patience, function()
    last = nil
    for _, f in ipairs(expected) do
      local problem = difference(f, language)
      if problem then
        last = ('%s at %d:%d: %s'):format(f.guide, f.place.start.line, f.place.start.column, problem)
        return false
      end
    end
    if #vim.diagnostic.get(0) ~= #expected then
      last = ('%d diagnostics, and `scan` has %d findings'):format(#vim.diagnostic.get(0), #expected)
    end
    return last == nil
  end, 10)
  check(same, 'the editor differs from `scan`: %s', tostring(last))
  return expected
end

-- The text of the floating window that stands open, or nil.
local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

-- Opens the menu of code actions at the cursor as a user does, and takes the first that is wanted.
local function act(what, wanted)
  local original, titles, taken = vim.ui.select, nil, nil
  vim.ui.select = function(items, _, on_choice)
    titles = {}
    for _, item in ipairs(items) do
      -- Until 0.9 an item was a pair of client and action.
      local action = item.action or item[2]
      table.insert(titles, '  ' .. action.title)
      if not action.edit and not action.command then
        local client = vim.lsp.get_client_by_id(item.ctx and item.ctx.client_id or item[1])
        local answer = require('sekisho').call(client, 'request_sync', 'codeAction/resolve', action, patience, 0)
        action = answer and answer.result or action
      end
      taken = taken or wanted(action) and item or nil
    end
    on_choice(taken)
  end
  vim.lsp.buf.code_action()
  local shown = vim.wait(patience, function()
    return titles ~= nil
  end, 10)
  vim.ui.select = original
  check(shown, 'no code action was offered to %s', what)
  check(taken, 'no code action would %s; offered were:\n%s', what, table.concat(titles, '\n'))
  return (taken.action or taken[2]).title
end

-- The new text of all edits of an action, or nil if it has none.
local function new_text(action)
  if not action.edit then
    return nil
  end
  local texts = {}
  for _, edits in pairs(action.edit.changes or {}) do
    for _, edit in ipairs(edits) do
      table.insert(texts, edit.newText)
    end
  end
  for _, change in ipairs(action.edit.documentChanges or {}) do
    for _, edit in ipairs(change.edits or {}) do
      table.insert(texts, edit.newText)
    end
  end
  return table.concat(texts, '\n')
end

local PROMPT_ATTACK = 'aws/bedrock-guardrails/prompt-attack-filter'
local SSH = 'aws/vpc/security-group-ssh'
local ACL = 'aws/s3/acl-public'
local HARM = 'aws/bedrock-guardrails/harm-filters'
local server, exit

step('the server starts for a Terraform file', function()
  require('sekisho').setup({
    cmd = { sekisho, 'lsp' },
    language = 'ja',
    on_exit = function(code, signal)
      exit = { code = code, signal = signal }
    end,
  })
  vim.cmd('edit main.tf')
  check(vim.bo.filetype == 'terraform', 'the filetype is %s', vim.bo.filetype)
  server = wait('the client', function()
    return require('sekisho').clients()[1]
  end)
  check(vim.loop.fs_realpath(server.config.root_dir) == vim.loop.fs_realpath('.'), 'the root is %s', server.config.root_dir)
end)

local expected
step('Japanese: the findings are those of `sekisho scan`, place by place', function()
  expected = wait_for_scan('main.tf', 'ja')
  check(#expected >= 8, '`scan` found no more than %d', #expected)
end)

-- Behind two of the attributes stands more text on purpose: Neovim takes a column beyond the end of the line for bytes, which would forgive a server that counts bytes.
step('Japanese before the attribute on the same line moves nothing', function()
  for code, attribute in pairs({ [SSH] = '"0.0.0.0/0"', [ACL] = 'acl = "public-read"', [PROMPT_ATTACK] = 'input_strength = "LOW"' }) do
    local d = check(finding(code), 'there is no finding %s', code)
    local number, line = line_with(attribute)
    check(d.lnum + 1 == number, '%s stands on line %d, not %d', code, d.lnum + 1, number)
    local underlined = line:sub(d.col + 1, d.end_col)
    check(underlined == attribute, '%s underlines `%s`, not `%s`', code, underlined, attribute)
  end
end)

step('a finding links to its reference', function()
  local link = (finding(ACL).user_data.lsp.codeDescription or {}).href
  check(link and link:match('^https://'), 'the link is %s', tostring(link))
end)

step('what only the deployment decides is a hint', function()
  check(finding('aws/bedrock-guardrails/customer-managed-key').severity == vim.diagnostic.severity.HINT, 'it is no hint')
end)

local function hovers(parts)
  go_to(ACL)
  vim.api.nvim_feedkeys('K', 'x', false)
  local text = wait('the window of the hover', float_text)
  for _, part in ipairs(parts) do
    check(text:find(part, 1, true), 'the hover lacks %s:\n%s', part, text)
  end
  -- Moving the cursor closes the window; without a screen nobody tells Neovim that it moved.
  vim.api.nvim_exec_autocmds('CursorMoved', { buffer = 0 })
  wait('the window to close', function()
    return not float_text()
  end)
end

step('hover in Japanese', function()
  hovers({ 'バケットの ACL が誰にでもアクセスを許可している', '緊急度', 'リスク', '推奨対応', '参考URL' })
end)

step('English: the same findings', function()
  vim.cmd('SekishoLanguage en')
  wait_for_scan('main.tf', 'en')
end)

step('hover in English', function()
  hovers({ 'ACL of the bucket lets everyone in', 'Urgency', 'Risk', 'Recommended action', 'Reference URLs' })
end)

step('both languages at once, and back', function()
  vim.cmd('SekishoLanguage both')
  wait_for_scan('main.tf', 'both')
  vim.cmd('SekishoLanguage en')
  wait_for_scan('main.tf', 'en')
end)

step('a finding goes when its cause goes, unsaved, and comes back with it', function()
  replace('"public-read"', '"private"')
  wait(ACL .. ' to go', function()
    return not finding(ACL)
  end)
  check(finding(SSH) and finding(PROMPT_ATTACK), 'other findings went, too')
  vim.cmd('silent undo')
  wait_for_scan('main.tf', 'en')
end)

step('lines above move the findings along', function()
  local before = finding(ACL).lnum
  vim.api.nvim_buf_set_lines(0, 1, 1, false, { '# 一行', '# もう一行' })
  wait(ACL .. ' two lines further down', function()
    local d = finding(ACL)
    return d and d.lnum == before + 2
  end)
  vim.cmd('silent undo')
  wait_for_scan('main.tf', 'en')
end)

step('a block half written is a syntax error, and the other blocks keep their findings', function()
  replace('cidr_blocks = ["0.0.0.0/0"]', 'cidr_blocks = [')
  wait('a syntax error beside the findings of the other blocks', function()
    return finding('syntax') and finding(ACL) and finding(PROMPT_ATTACK)
  end)
  local first, last = line_with('resource "aws_security_group"'), line_with('resource "aws_s3_bucket"')
  local d = finding('syntax')
  check(d.severity == vim.diagnostic.severity.ERROR, 'the severity is %d', d.severity)
  check(d.lnum + 1 >= first and d.lnum + 1 < last, 'the syntax error stands on line %d, outside its block', d.lnum + 1)
  vim.cmd('silent undo')
  wait('the syntax error to go', function()
    return not finding('syntax')
  end)
  wait_for_scan('main.tf', 'en')
end)

step('completion offers what the control accepts', function()
  local number, line = line_with('input_strength = "LOW"')
  vim.api.nvim_win_set_cursor(0, { number, line:find('LOW', 1, true) - 1 })
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(0, server.offset_encoding), patience)
  local labels = {}
  for _, answer in pairs(answers or {}) do
    for _, item in ipairs(answer.result and (answer.result.items or answer.result) or {}) do
      table.insert(labels, item.label)
    end
  end
  check(table.concat(labels, ' '):find('HIGH', 1, true), 'offered is: %s', table.concat(labels, ' '))
end)

step('the fix changes the value and nothing beside it', function()
  go_to(PROMPT_ATTACK)
  act('fix the strength', function(action)
    local text = new_text(action)
    return text and not text:find('sekisho:ignore', 1, true)
  end)
  wait('the new value', function()
    return vim.api.nvim_get_current_line():find('HIGH', 1, true)
  end)
  local line = vim.api.nvim_get_current_line()
  check(line == '      /* 𠮷田：誤検知が多いので下げた */ input_strength = "HIGH" # to be raised before the release', 'the line is now: %s', line)
  wait(PROMPT_ATTACK .. ' to go', function()
    return not finding(PROMPT_ATTACK)
  end)
  check(finding(ACL) and finding(SSH), 'other findings went, too')
end)

step('the file can be saved', function()
  vim.cmd('silent write')
  wait_for_scan('main.tf', 'en')
end)

step('a suppression is written above the line, with a reason and an end', function()
  go_to(HARM)
  act('suppress the finding', function(action)
    local text = new_text(action)
    return text and text:find('sekisho:ignore[' .. HARM .. ']', 1, true)
  end)
  local comment = wait('the comment', function()
    local number = line_with('    filters_config {')
    local above = vim.api.nvim_buf_get_lines(0, number - 2, number - 1, false)[1]
    return above:find('sekisho:ignore', 1, true) and above
  end)
  check(comment:match('^    # sekisho:ignore%[' .. vim.pesc(HARM) .. '%] .+, until %d%d%d%d%-%d%d%-%d%d$'), 'the comment is: %s', comment)
  -- What is put in for the user to write over is no reason.
  check(finding(HARM), 'the placeholder suppresses')
  local number = line_with('    filters_config {') - 1
  local reasoned = comment:gsub('%] .+, until', '] accepted in this test, until')
  vim.api.nvim_buf_set_lines(0, number - 1, number, false, { reasoned })
  wait(HARM .. ' to go', function()
    return not finding(HARM)
  end)
  check(finding('aws/bedrock-guardrails/contextual-grounding'), 'other findings of the guardrail went, too')
end)

step('the guide opens in a window', function()
  go_to(SSH)
  act('open the guide', function(action)
    local command = type(action.command) == 'table' and action.command.command or action.command
    return command == 'sekisho.openGuide'
  end)
  wait('the window with the guide', function()
    return vim.api.nvim_buf_get_name(0):find(SSH, 1, true) and vim.api.nvim_buf_line_count(0) > 3
  end)
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  check(vim.bo.filetype == 'markdown' and text:find('Recommended action', 1, true), 'the window shows:\n%s', text)
  vim.cmd('close')
end)

step(':SekishoGuide shows the guide of the line', function()
  go_to(ACL)
  vim.cmd('SekishoGuide')
  wait('the window with the guide', function()
    return vim.api.nvim_buf_get_name(0):find(ACL, 1, true)
  end)
  vim.cmd('close')
end)

step('other YAML is left alone; a template is told by its content and goes to the same server', function()
  vim.cmd('edit plain.yaml')
  local plain = vim.api.nvim_get_current_buf()
  vim.cmd('edit stack.template')
  check(vim.bo.filetype == 'yaml', 'the filetype of stack.template is `%s`', vim.bo.filetype)
  wait_for_scan('stack.template', 'en')
  check(finding(ACL), 'the template has no finding %s', ACL)
  check(#vim.diagnostic.get(plain) == 0, 'plain.yaml has findings')
  check(#require('sekisho').clients() == 1, 'there are %d servers', #require('sekisho').clients())
end)

step('a new *.tf is served although Neovim does not take it for Terraform', function()
  vim.cmd('edit new.tf')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'resource "aws_s3_bucket" "new" {', '  bucket = "example-new"', '  acl    = "public-read"', '}' })
  wait(ACL .. ' in the new file', function()
    return finding(ACL)
  end)
  vim.cmd('bdelete!')
end)

step(':checkhealth sekisho finds no error', function()
  vim.cmd('silent checkhealth sekisho')
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  check(text:find('running in', 1, true) and not text:find('ERROR', 1, true), 'it says:\n%s', text)
end)

step('the server leaves when it is told to', function()
  require('sekisho').call(server, 'stop')
  local left = wait('the server to leave', function()
    return exit
  end)
  check(left.code == 0 and left.signal == 0, 'it left with code %d, signal %d', left.code, left.signal)
end)

say('passed')
vim.cmd('qall!')
