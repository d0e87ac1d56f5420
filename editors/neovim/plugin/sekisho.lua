-- Adds what Sekisho's server needs of the editor beyond the protocol. It starts nothing: `require('sekisho').setup()` or `vim.lsp.enable('sekisho')` does.

-- The server would have the editor open the guide in a browser, which Neovim before 0.10 cannot. Answered here, every version shows it in a window.
vim.lsp.commands['sekisho.openGuide'] = function(command, context)
  require('sekisho.guide').open(command.arguments[1], context.client_id)
end

vim.api.nvim_create_user_command('SekishoGuide', function(command)
  require('sekisho.guide').open(command.args ~= '' and command.args or nil)
end, {
  nargs = '?',
  complete = function(typed)
    return vim.tbl_filter(function(id)
      return vim.startswith(id, typed)
    end, require('sekisho.guide').ids())
  end,
  desc = 'Show a guide of Sekisho; without an id, that of the finding under the cursor',
})

vim.api.nvim_create_user_command('SekishoLanguage', function(command)
  require('sekisho').language(command.args)
end, {
  nargs = 1,
  complete = function()
    return { 'auto', 'ja', 'en', 'both' }
  end,
  desc = 'Switch the language of the findings of Sekisho',
})
