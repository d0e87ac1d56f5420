resource "aws_bedrockagent_flow" "answer" {
  name               = "answer-flow"
  execution_role_arn = "arn:aws:iam::111122223333:role/service-role/AmazonBedrockExecutionRoleForFlows_FLOW123456"
  definition {
    node {
      name = "Shape"
      type = "InlineCode"
      configuration {
        inline_code {
          code     = "import json\nimport re\nimport ast\n# eval(codeInput) は使わない\npattern = re.compile(\"[0-9]+\")\nvalue = ast.literal_eval(\"[1]\")\njson.loads(codeInput)"
          language = "Python_3"
        }
      }
    }
  }
}
