"""Lists and calls the tools of `sekisho mcp` with the Python SDK: client.py SEKISHO FOLDER CALLS, where CALLS is JSON."""

import asyncio
import json
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main(sekisho, folder, calls):
    server = StdioServerParameters(command=sekisho, args=["mcp", "--root", folder])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        tools = await session.list_tools()
        answers = []
        for call in calls:
            result = await session.call_tool(call["name"], call["arguments"])
            answers.append({"failed": failed(result), "schema": (structured(result) or {}).get("schema")})
        outside = await session.call_tool("check_snapshot", {"paths": ["/"]})
        print(json.dumps({
            "server": info(hello).name,
            "tools": [tool.name for tool in tools.tools],
            "answers": answers,
            "refused": failed(outside),
        }))


def info(hello):
    return hello.server_info if hasattr(hello, "server_info") else hello.serverInfo


def failed(result):
    return bool(result.is_error if hasattr(result, "is_error") else result.isError)


def structured(result):
    return result.structured_content if hasattr(result, "structured_content") else result.structuredContent


asyncio.run(main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3])))
