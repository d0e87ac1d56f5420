-- Starts and shares the server where Neovim is older than 0.11 and has no `vim.lsp.enable`.
local M = {}

-- The client of each root, for 0.7, which has no `vim.lsp.start` either.
local started = {}

--- The folder at or above the file that holds the first marker any of them holds.
local function root_of(file, markers)
  for _, marker in ipairs(markers) do
    local folder = vim.fn.fnamemodify(file, ':p:h')
    while true do
      if vim.loop.fs_stat(folder .. '/' .. marker) then
        return folder
      end
      local parent = vim.fn.fnamemodify(folder, ':h')
      if parent == folder then
        break
      end
      folder = parent
    end
  end
end

--- Attaches the buffer to the server of its root, and starts that server first if there is none.
function M.attach(config, bufnr)
  local file = vim.api.nvim_buf_get_name(bufnr)
  -- Only what is a file, or will be one, has a name that the server can go by.
  if vim.bo[bufnr].buftype ~= '' or file == '' or not require('sekisho').installed() then
    return
  end

  local root = root_of(file, config.root_markers)
  local client = vim.tbl_extend('force', config, { root_dir = root })
  -- These are for `vim.lsp.config`; a client of its own knows nothing of them.
  client.filetypes, client.root_markers = nil, nil
  if vim.lsp.start then
    -- 0.8 attaches the current buffer, whatever it is told.
    vim.api.nvim_buf_call(bufnr, function()
      vim.lsp.start(client, { bufnr = bufnr })
    end)
    return
  end

  local key = root or ''
  local id = started[key]
  local running = id and vim.lsp.get_client_by_id(id)
  if not id or running and running.is_stopped() then
    client.on_exit = function(...)
      started[key] = nil
      if config.on_exit then
        config.on_exit(...)
      end
    end
    id = vim.lsp.start_client(client)
    started[key] = id
  end
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
  end
end

return M
