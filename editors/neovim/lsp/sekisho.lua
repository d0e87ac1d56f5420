-- Says how Sekisho's language server is started and for which files.
-- Neovim 0.11 and newer read this file by themselves after `vim.lsp.enable('sekisho')`. It stands on its own, so copying it into `lsp/` of your configuration is enough.
return {
  cmd = { 'sekisho', 'lsp' },
  -- The server goes by a file's name and content and ignores any other YAML and JSON, so a type too many costs nothing.
  filetypes = {
    'terraform',
    'terraform-vars',
    'hcl',
    -- Neovim takes an empty *.tf, or one with nothing but `//` and `/* */` comments, for a script of TinyFugue.
    'tf',
    'bicep',
    'yaml',
    'yaml.cloudformation',
    'json',
    'json.cloudformation',
    'jsonc',
  },
  -- The server reads sekisho.toml at the root, so the folder that holds one is the root even inside a larger repository.
  root_markers = { 'sekisho.toml', '.git' },
}
