-- Shows a guide of Sekisho in a window of its own.
local M = {}

--- The ids of the guides behind the findings of the current buffer, at most those of one line (counted from 0).
function M.ids(line)
  local seen, ids = {}, {}
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    -- A syntax error has a code, but no guide: the id of a guide is a path.
    local id = finding.source == 'sekisho' and type(finding.code) == 'string' and finding.code
    if id and id:find('/', 1, true) and not seen[id] then
      seen[id] = true
      table.insert(ids, id)
    end
  end
  return ids
end

local function show(guide)
  local name = 'sekisho://guide/' .. guide.id
  local bufnr = vim.fn.bufadd(name)
  vim.fn.bufload(bufnr)
  vim.bo[bufnr].buftype = 'nofile'
  vim.bo[bufnr].swapfile = false
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(guide.markdown, '\r?\n'))
  vim.bo[bufnr].modifiable = false
  vim.bo[bufnr].filetype = 'markdown'

  local window = vim.fn.bufwinid(bufnr)
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd('sbuffer ' .. bufnr)
  end
end

--- Opens the guide with this id; without one, that of the finding on the cursor's line.
function M.open(id, client_id)
  local sekisho = require('sekisho')
  local client = client_id and vim.lsp.get_client_by_id(client_id) or sekisho.clients()[1]
  if not client then
    vim.notify('Sekisho: the server is not running. Open a Terraform, CloudFormation, ARM or Bicep file first.', vim.log.levels.WARN)
    return
  end
  id = id or M.ids(vim.api.nvim_win_get_cursor(0)[1] - 1)[1]
  if not id then
    vim.notify('Sekisho: there is no finding on this line. Name a guide: :SekishoGuide aws/s3/acl-public', vim.log.levels.WARN)
    return
  end
  sekisho.call(client, 'request', 'sekisho/guide', { id = id }, function(failure, guide)
    if failure then
      vim.notify('Sekisho: ' .. failure.message, vim.log.levels.ERROR)
    elseif guide == nil or guide == vim.NIL then
      vim.notify(('Sekisho: there is no guide `%s`. `sekisho guide list` names them all.'):format(id), vim.log.levels.WARN)
    else
      show(guide)
    end
  end, vim.api.nvim_get_current_buf())
end

return M
