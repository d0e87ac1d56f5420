-- Gives a type to the files that Sekisho serves and Neovim, or an older Neovim, does not know.
local group = 'filetypedetect'

-- Neovim tells nothing about *.template. A template of CloudFormation is JSON if it opens with a brace, else YAML.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = '*.template',
  callback = function(event)
    local filetype
    for _, line in ipairs(vim.api.nvim_buf_get_lines(event.buf, 0, 100, false)) do
      filetype = filetype or line:match('^%s*{') and 'json'
      -- Many other files are called *.template; only what names CloudFormation or SAM gets a type.
      if line:find('AWSTemplateFormatVersion', 1, true) or line:find('AWS::', 1, true) then
        vim.cmd('setfiletype ' .. (filetype or 'yaml'))
        return
      end
    end
  end,
})

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = '*.bicepparam',
  callback = function()
    vim.cmd('setfiletype bicep')
  end,
})
