using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.LanguageModel;
using ProcurementFunctions.Mail.Replies;
using ProcurementFunctions.Pages;

namespace ProcurementFunctions.Mail;

internal static class MailServices
{
    /// <summary>Vendors by e-mail. Needs data protection, purchases and what is known of vendors.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .ValidateDataAnnotations()
            .Validate(options => options.HasAddresses, "Mail:From must be an e-mail address where Mail:Host is set, and Mail:ReplyTo must be one or empty.")
            .Validate(options => options.IsSafe, "Mail:UseTls may be false for a mail server on this machine alone.")
            .Validate(options => options.HasBothOrNeither, "Mail:User and Mail:Password are set together, or neither is.")
            .Validate<IOptions<ConsoleOptions>>(
                (options, console) => !options.IsSet || options.IsLocal || console.Value.Url is { Length: > 0 },
                "Console:Url must name the app's own address where Mail:Host is set, as the mails have links to it.")
            .ValidateOnStart();
        services.AddDocuments(CosmosVendorMail.Definition, VendorMailJson.Default.VendorMailDocument, CosmosVendorMail.Version);
        services.AddSingleton<IVendorMail, CosmosVendorMail>();
        services.AddSingleton<VendorLinks>();
        services.AddSingleton<IMailPost, SmtpPost>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailTeller>();
        services.AddSingleton<VendorMailDesk>();
        services.AddTransient<MailVendorClient>();
        services.AddDocuments(CosmosVendorReplies.Definition, RepliesJson.Default.VendorRepliesDocument, CosmosVendorReplies.Version);
        services.AddSingleton<CosmosVendorReplies>();
        services.AddSingleton<ReplyDesk>();
        if (configuration.HasLanguageModel()) services.AddSingleton<IReplyReader, ModelReplyReader>();
        else services.AddSingleton<IReplyReader, NoReplyReader>();
        return services;
    }
}
