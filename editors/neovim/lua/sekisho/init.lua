-- Starts Sekisho's language server with your settings, on Neovim 0.7 and newer.
local M = {}

-- What belongs to Neovim, besides every function. Whatever else `setup` is given is a setting of the server, so a new setting needs no change here.
local OF_NEOVIM = { cmd = true, cmd_env = true, filetypes = true, root_markers = true, capabilities = true, handlers = true, flags = true }

local config

-- How the server is started. A copy that the user keeps under lsp/ comes first on the runtimepath, and is meant to.
local function base()
  return dofile(vim.api.nvim_get_runtime_file('lsp/sekisho.lua', false)[1])
end

-- Makes the configuration of the client of what the user gave.
local function configuration(options)
  local client, settings = base(), vim.empty_dict()
  for key, value in pairs(options) do
    if key ~= 'keys' then
      local place = (OF_NEOVIM[key] or type(value) == 'function') and client or settings
      place[key] = value
    end
  end

  client.name = 'sekisho'
  client.on_attach = function(attached, bufnr)
    if options.keys ~= false then
      require('sekisho.keys').set(bufnr)
    end
    if options.on_attach then
      options.on_attach(attached, bufnr)
    end
  end
  -- The first findings need the language already, and Neovim before 0.10 answers no `workspace/configuration`.
  client.init_options = settings
  client.settings = { sekisho = settings }
  return client
end

--- Starts the server for the files it serves, now and from now on.
---
---@param options table|nil what Neovim's client takes (`cmd`, `filetypes`, `root_markers`, `on_attach`, …), `keys` (false: set none),
---and the settings of the server: `language`, `runOn`, `severity`, `guidelinesDir`
function M.setup(options)
  config = configuration(options or {})
  local group = vim.api.nvim_create_augroup('sekisho', {})
  local function each_file(callback)
    vim.api.nvim_create_autocmd('FileType', {
      group = group,
      pattern = config.filetypes,
      callback = function(event)
        callback(event.buf)
      end,
    })
  end

  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.config('sekisho', config)
    vim.lsp.enable('sekisho')
    -- Neovim itself passes over a server that it cannot start without a word.
    each_file(M.installed)
  else
    each_file(function(bufnr)
      require('sekisho.start').attach(config, bufnr)
    end)
    for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
      if vim.api.nvim_buf_is_loaded(bufnr) and vim.tbl_contains(config.filetypes, vim.bo[bufnr].filetype) then
        require('sekisho.start').attach(config, bufnr)
      end
    end
  end
end

--- Whether the server can be started; if not, the user is told once what to do.
function M.installed()
  local command = config.cmd[1]
  if vim.fn.executable(command) == 1 then
    return true
  end
  local message = '%s is not executable. Install Sekisho and put it on the PATH, or name it in setup { cmd = { "/path/to/sekisho", "lsp" } }.'
  vim.notify_once('Sekisho: ' .. message:format(command), vim.log.levels.WARN)
  return false
end

--- The command that starts the server.
function M.command()
  return (config or base()).cmd
end

--- All running clients of Sekisho.
function M.clients()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(client)
    return client.name == 'sekisho'
  end, all)
end

--- Switches the language of the findings: "auto", "ja", "en" or "both".
function M.language(language)
  if config then
    -- Servers that start later speak it, too.
    config.settings.sekisho.language = language
    if vim.fn.has('nvim-0.11') == 1 then
      vim.lsp.config('sekisho', { init_options = { language = language }, settings = { sekisho = { language = language } } })
    end
  end
  for _, client in ipairs(M.clients()) do
    -- The client may have been started by `vim.lsp.enable` alone, without any settings.
    local settings = client.settings or client.config.settings or {}
    settings.sekisho = settings.sekisho or {}
    settings.sekisho.language = language
    client.settings, client.config.settings = settings, settings
    M.call(client, 'notify', 'workspace/didChangeConfiguration', { settings = settings })
  end
end

--- Calls a method of a client: since 0.11 it takes the client itself, before that it must not.
function M.call(client, method, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[method](client, ...)
  end
  return client[method](...)
end

return M
