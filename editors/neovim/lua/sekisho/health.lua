-- Says in `:checkhealth sekisho` whether the server can be started, and where it runs.
local M = {}

-- Neovim 0.10 shortened the names and took the old ones away.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error

function M.check()
  start('sekisho')
  local command = require('sekisho').command()
  if vim.fn.executable(command[1]) == 0 then
    fail(command[1] .. ' is not executable', {
      'Install Sekisho and put it on the PATH, or name it in setup { cmd = { "/path/to/sekisho", "lsp" } }',
    })
    return
  end
  ok(vim.trim(vim.fn.system({ command[1], '--version' })) .. ' (' .. vim.fn.exepath(command[1]) .. ')')
  vim.fn.system({ command[1], 'lsp', '--help' })
  if vim.v.shell_error ~= 0 then
    fail('this sekisho has no language server', { 'Update Sekisho' })
    return
  end

  local clients = require('sekisho').clients()
  if #clients == 0 then
    warn('the server is not running', {
      "Open a Terraform, CloudFormation, ARM or Bicep file, and see that your configuration calls require('sekisho').setup()",
    })
  end
  for _, client in ipairs(clients) do
    ok(('running in %s'):format(client.config.root_dir or 'no project'))
  end
end

return M
